/// The pages, in a browser: the same powers as the shell and the API have, for people. One room a page, each with its
/// controller, what it shows as a record, and its template; around them the frame. No rule of the trade is decided
/// here.
@NullMarked
package dev.cloudcart.web;

import org.jspecify.annotations.NullMarked;
