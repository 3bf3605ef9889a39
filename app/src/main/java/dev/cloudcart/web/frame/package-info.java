/// What all pages have in common: who is there and what they may do, what stands around a page, and how amounts and
/// moments are written.
@NullMarked
package dev.cloudcart.web.frame;

import org.jspecify.annotations.NullMarked;
