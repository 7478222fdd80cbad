"""The studio: the pages people look at. It holds no rule of the domain."""
