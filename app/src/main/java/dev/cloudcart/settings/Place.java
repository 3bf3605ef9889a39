package dev.cloudcart.settings;

/// Where a value was written.
public sealed interface Place {

    /// A line of a file.
    ///
    /// @param number counted from 1
    record Line(int number) implements Place {

        @Override
        public String toString() {
            return "line " + number;
        }
    }

    /// A field of a form.
    ///
    /// @param name such as `order-export.stores.2.name`
    record Field(String name) implements Place {

        @Override
        public String toString() {
            return name;
        }
    }

    /// Sorts problems as one reads; fields stay in the order in which they were read.
    default int order() {
        return this instanceof Line(var number) ? number : 0;
    }
}
