package dev.cloudcart.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/// Writes the whole memory to one file, as it is at one moment, while everything else goes on. Tokens are in it as
/// the database has them, sealed by a key that is not.
public final class Backup {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource database;

    /// @param takenAt the moment of which everything is
    public record Made(long rows, long bytes, Instant takenAt) {}

    public Backup(DataSource database) {
        this.database = database;
    }

    /// The file appears when it is whole, and only its owner may read it.
    ///
    /// @param table is told the name of each table before it is written
    /// @throws BackupProblem when it cannot be written, or is there already
    public Made write(Path file, Consumer<String> table) {
        if (Files.exists(file)) {
            throw new BackupProblem("The file %s exists already: choose another name.".formatted(file));
        }
        var beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var manifest = write(beside, file, table);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return new Made(manifest.rows(), Files.size(file), manifest.takenAt());
        } catch (IOException e) {
            throw new BackupProblem(
                    "The file %s cannot be written: see whether its folder exists and has room.".formatted(file), e);
        } finally {
            remove(beside);
        }
    }

    private Manifest write(Path beside, Path file, Consumer<String> table) throws IOException {
        try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16));
                var connection = database.getConnection()) {
            out.setLevel(Deflater.BEST_SPEED);
            var manifest = copy(connection, out, table);
            out.putNextEntry(new ZipEntry(Manifest.ENTRY));
            out.write(JSON.writeValueAsBytes(manifest));
            out.closeEntry();
            out.finish();
            sync(beside);
            return manifest;
        } catch (SQLException | DataAccessException e) {
            throw new BackupProblem(
                    "The database could not be read while %s was written: see whether it runs, and try again."
                            .formatted(file),
                    e);
        }
    }

    private static Manifest copy(Connection connection, ZipOutputStream out, Consumer<String> table)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var takenAt = jdbc.sql("select transaction_timestamp()")
                    .query((row, _) -> row.getTimestamp(1).toInstant())
                    .single();
            var tables = new Tables(
                    jdbc,
                    jdbc.sql("select current_schema()").query(String.class).single());
            var copier = connection.unwrap(PGConnection.class).getCopyAPI();
            var written = new ArrayList<Manifest.Table>();
            for (var columns : tables.columns().entrySet()) {
                table.accept(columns.getKey());
                written.add(copy(copier, tables, columns.getKey(), columns.getValue(), out));
            }
            return new Manifest(
                    Manifest.KIND, Manifest.FORMAT, Schema.version(jdbc), takenAt, written, tables.sequences());
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(true);
        }
    }

    private static Manifest.Table copy(
            CopyManager copier, Tables tables, String name, List<String> columns, ZipOutputStream out)
            throws SQLException, IOException {
        var entry = new Manifest.Table(name, columns, 0).entry();
        out.putNextEntry(new ZipEntry(entry));
        long rows = copier.copyOut("copy %s to stdout".formatted(tables.qualified(name, columns)), new Unclosed(out));
        out.closeEntry();
        return new Manifest.Table(name, columns, rows);
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void remove(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException _) {
            // The next backup of this name removes it.
        }
    }

    /// The entry of a table ends, the file goes on.
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
