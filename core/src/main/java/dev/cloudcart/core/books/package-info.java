/// What the books should hold and what they do hold: documents, the chart they refer to, the answers of the books,
/// and the proof that both agree. Nothing here reads or writes anything.
@NullMarked
package dev.cloudcart.core.books;

import org.jspecify.annotations.NullMarked;
