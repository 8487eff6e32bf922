"""Pictures and documents, drawn off the event loop. Knows texts and the domain, and nobody who uses it."""
