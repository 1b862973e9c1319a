"""Child process that speaks and plays recordings. A crash here does not stop the exhibit."""
