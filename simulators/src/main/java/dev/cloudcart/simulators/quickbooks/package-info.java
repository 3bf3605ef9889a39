/// A QuickBooks Online of our own, as strict as the real one: OAuth and the accounting API over HTTP come in, books
/// per company are kept in memory, and the same bodies, faults and limits go out. It shares no code with any client
/// and keeps nothing on disk.
@NullMarked
package dev.cloudcart.simulators.quickbooks;

import org.jspecify.annotations.NullMarked;
