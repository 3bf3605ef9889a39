/// Tests that drive pages in a real browser, as a person does.
@NullMarked
package dev.cloudcart.browser;

import org.jspecify.annotations.NullMarked;
