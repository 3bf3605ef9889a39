/// When, never what: schedules and requests come in, runs are set off, each company's one at a time over all nodes.
/// Posts nothing and reads nothing itself.
@NullMarked
package dev.cloudcart.jobs;

import org.jspecify.annotations.NullMarked;
