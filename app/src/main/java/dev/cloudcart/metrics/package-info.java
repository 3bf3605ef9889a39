/// What is watched by programs: figures of the service, and of all companies, as Prometheus reads them. They go by
/// numbers of companies and tell nothing about anybody.
@NullMarked
package dev.cloudcart.metrics;

import org.jspecify.annotations.NullMarked;
