/// The pages over real HTTP, as a browser sends it.
@NullMarked
package dev.cloudcart.web;

import org.jspecify.annotations.NullMarked;
