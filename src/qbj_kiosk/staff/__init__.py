"""The people who run the hall: their PIN, how often it may be tried, what they are told. No Qt."""
