/// Where the data lives: a PostgreSQL of our own in the home folder, or any other by `spring.datasource.url`.
///
/// In comes the home folder; out go the details of a connection, and a plain sentence where there is none. The room
/// knows no table: those belong to the rooms whose data they hold.
@NullMarked
package dev.cloudcart.database;

import org.jspecify.annotations.NullMarked;
