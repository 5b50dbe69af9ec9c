"""Charts and graphs as SVG, made on the server: they need no script, and take their colours from the style sheet."""
