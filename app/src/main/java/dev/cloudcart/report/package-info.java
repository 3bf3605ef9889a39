/// What a run came to, in figures and words, for shell, API and pages.
@NullMarked
package dev.cloudcart.report;

import org.jspecify.annotations.NullMarked;
