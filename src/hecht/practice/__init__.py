"""Practice: what people keep about their own bonds. Domain and storage; it knows no screen."""
