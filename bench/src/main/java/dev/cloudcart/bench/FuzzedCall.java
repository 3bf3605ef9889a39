package dev.cloudcart.bench;

import java.util.function.LongConsumer;

/// One call of one service, whose true answer is garbled and then read by the program's own readers.
///
/// @param name of service and method, such as `linnworks ORDERS_BY_ID`
/// @param read reads the answer that is garbled by a seed; throws whatever the readers should not have let out
public record FuzzedCall(String name, LongConsumer read) {}
