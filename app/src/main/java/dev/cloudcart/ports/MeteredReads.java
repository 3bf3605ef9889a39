package dev.cloudcart.ports;

import dev.cloudcart.core.books.CompanyId;

/// Keeps count of the reads of QuickBooks that no run makes, for Intuit meters them too (Intuit App Partner Program,
/// CorePlus calls). Those of a run are counted when it ends.
@FunctionalInterface
public interface MeteredReads {

    /// One more, whether it succeeds or not.
    void read(CompanyId company);
}
