"""Papers from the public sources into a folder that ``kg build`` reads: one module a source, one client for both."""
