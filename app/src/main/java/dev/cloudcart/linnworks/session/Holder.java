package dev.cloudcart.linnworks.session;

/// Whose account a session is of, as far as Linnworks says.
///
/// @param company empty where it does not
/// @param locality `EU`, `US` or `AS`; empty where it does not
public record Holder(String company, String locality) {}
