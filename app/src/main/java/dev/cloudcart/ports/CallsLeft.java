package dev.cloudcart.ports;

/// How many calls a service takes within this minute, as far as this program made them.
public record CallsLeft(int left, int limit) {}
