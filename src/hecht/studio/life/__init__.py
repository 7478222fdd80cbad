"""The page of a whole life: what can be asked, the lives, and how they reach the page."""
