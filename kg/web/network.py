"""Whom a client counts as."""

import functools
from ipaddress import IPv6Address, ip_address, ip_network

__all__ = ["network"]


@functools.lru_cache(maxsize=4096)
def network(host: str, v4: int = 32, v6: int = 64) -> str:
    """The network that an address is in: for IPv6 a subscriber's at least, since each has as many as it likes."""
    try:
        address = ip_address(host)
    except ValueError:
        return "-"
    if isinstance(address, IPv6Address) and address.ipv4_mapped:  # by which a server of both tells one of IPv4
        address = address.ipv4_mapped
    return str(ip_network((address, v4 if address.version == 4 else v6), strict=False).network_address)
