/// The memory: what was read, meant, sent and answered comes in and is kept; what stands, what is held and what
/// waits for an answer goes out. It decides nothing and talks to nobody but the database.
@NullMarked
package dev.cloudcart.journal;

import org.jspecify.annotations.NullMarked;
