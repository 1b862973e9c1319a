"""The curtain: a calm page in both languages that lies under the exhibit, and is seen while it is away."""
