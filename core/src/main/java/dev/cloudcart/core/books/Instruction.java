package dev.cloudcart.core.books;

/// What is to be done to one document of the books.
public sealed interface Instruction {

    PostingKey key();

    Origin origin();

    Deed deed();

    /// Leaves a document with this content.
    sealed interface Write extends Instruction {

        Document document();
    }

    /// The document does not exist yet.
    record Create(PostingKey key, Origin origin, Document document) implements Write {

        @Override
        public Deed deed() {
            return Deed.CREATE;
        }
    }

    /// The document stands, with other content, and keeps its id and its number.
    record Amend(Position.Live live, Origin origin, Document document) implements Write {

        @Override
        public PostingKey key() {
            return live.key();
        }

        @Override
        public Deed deed() {
            return Deed.AMEND;
        }
    }

    /// The document stands, and is to stand no more.
    ///
    /// @param deed [Deed#VOID] or [Deed#DELETE]
    record Remove(Position.Live live, Origin origin, Deed deed) implements Instruction {

        public Remove {
            if (!deed.isRemoval()) {
                throw new IllegalArgumentException(deed + " removes nothing");
            }
        }

        @Override
        public PostingKey key() {
            return live.key();
        }
    }
}
