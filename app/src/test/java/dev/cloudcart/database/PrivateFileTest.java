package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    private Path folder;

    @Test
    void isWholeAndForItsOwnerOnly() throws Exception {
        var file = folder.resolve("secret");

        PrivateFile.write(file, new byte[100_000]);
        PrivateFile.write(file, new byte[200_000]);

        assertThat(file).hasSize(200_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    /// No test loses power: this one sees that the disk is asked to keep both the content and the name.
    @Test
    void asksTheDiskToKeepTheContentAndTheName() {
        var calls = new ClassFileImporter()
                .importClasses(PrivateFile.class)
                .get(PrivateFile.class)
                .getMethodCallsFromSelf();

        assertThat(calls)
                .filteredOn(call -> call.getTarget().getName().equals("force")
                        && call.getTargetOwner().isEquivalentTo(FileChannel.class))
                .extracting(call -> call.getOrigin().getName())
                .containsExactlyInAnyOrder("fill", "sync");
        assertThat(calls)
                .filteredOn(call -> call.getTarget().getName().equals("sync"))
                .extracting(JavaAccess::getOrigin)
                .extracting(origin -> origin.getName())
                .containsExactlyInAnyOrder("move", "place");
    }
}
