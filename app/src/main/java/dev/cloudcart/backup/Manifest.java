package dev.cloudcart.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a backup says of itself. It is its last entry, so a file without it is not whole.
///
/// @param format 1 as long as older programs can read it
/// @param schema the version of the tables
/// @param takenAt the moment of which everything is
/// @param sequences up to where each has counted
record Manifest(
        String kind, int format, String schema, Instant takenAt, List<Table> tables, Map<String, Long> sequences) {

    static final String ENTRY = "manifest.json";
    static final String KIND = "Cloud Cart backup";
    static final int FORMAT = 1;

    /// In an order in which each comes after those that it refers to.
    record Table(String name, List<String> columns, long rows) {

        Table {
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + name;
        }
    }

    Manifest {
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
