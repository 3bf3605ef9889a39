/// Which programs elsewhere are told what happens in a company, and what became of what they were told.
@NullMarked
package dev.cloudcart.web.webhooks;

import org.jspecify.annotations.NullMarked;
