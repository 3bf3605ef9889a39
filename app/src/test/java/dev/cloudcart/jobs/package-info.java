/// Tests of what is done when, on a real database.
@NullMarked
package dev.cloudcart.jobs;

import org.jspecify.annotations.NullMarked;
