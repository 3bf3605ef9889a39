/// How a company stands, at a glance: complete up to when, what is held, what the books hold this month.
@NullMarked
package dev.cloudcart.web.dashboard;

import org.jspecify.annotations.NullMarked;
