// Nothing: what a page pays for an extension that has any script in it.
