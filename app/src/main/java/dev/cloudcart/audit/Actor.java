package dev.cloudcart.audit;

/// Who acts, and from where.
///
/// @param name such as `shell (anna)`, `api token` or `schedule`
/// @param origin such as a terminal, an address or a machine
public record Actor(String name, String origin) {}
