package dev.cloudcart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL's data folder: made aside and moved into place when complete, so that it is there whole or not at
/// all.
final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private DataFolder() {}

    static void prepare(Home home, Credentials credentials, Tools tools) throws IOException {
        if (Files.exists(home.data())) {
            tools.account().own(home.data());
            return;
        }
        LOG.info("Making a database in {}", home.data());
        make(home, credentials, tools);
    }

    private static void make(Home home, Credentials credentials, Tools tools) throws IOException {
        var draft = home.folder().resolve("database.new");
        Folders.remove(draft);
        Folders.create(draft);
        var password = draft.resolve("password");
        Folders.writePrivately(password, credentials.adminPassword());
        tools.account().own(draft);
        var ended = tools.initdb(draft.resolve("data"), password);
        if (!ended.well()) {
            Files.writeString(home.log(), ended.output(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            throw Folders.trouble(home, "cannot make a database", null);
        }
        Files.move(draft.resolve("data"), home.data(), StandardCopyOption.ATOMIC_MOVE);
        Folders.remove(draft);
    }
}
