/// From what happened to what the books should hold: rules, needs, drafts, and holds with their reasons. Pure
/// functions of the event, one immutable version of the rules, and the chart.
@NullMarked
package dev.cloudcart.core.mapping;

import org.jspecify.annotations.NullMarked;
