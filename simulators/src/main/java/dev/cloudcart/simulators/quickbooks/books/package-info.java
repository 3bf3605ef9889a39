/// The books of one company under one lock: creates, updates, voids and deletes entities, keeps tokens, numbers and
/// settings. What an entity has to look like is given to it as forms; it never speaks HTTP.
@NullMarked
package dev.cloudcart.simulators.quickbooks.books;

import org.jspecify.annotations.NullMarked;
