"""The headers that every answer bears: what a browser may do with it, and what another site may read of it."""

__all__ = ["SAFE"]

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Location, Retry-After, Content-Encoding",
}
SAFE = tuple((name.lower().encode(), value.encode()) for name, value in _HEADERS.items())
