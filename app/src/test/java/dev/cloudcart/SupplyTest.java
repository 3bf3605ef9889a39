package dev.cloudcart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes into the program, and how it is told.
class SupplyTest {

    private static final Path ROOT = Path.of("..");

    /// What the program is packaged with is on the class path of its tests.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/hibernate/validator/HibernateValidator.class",
                "org/springframework/boot/validation/autoconfigure/ValidationAutoConfiguration.class",
                "org/apache/tomcat/websocket/server/WsSci.class",
                "org/springframework/web/socket/WebSocketHandler.class"
            })
    void dependenciesThatNobodyUsesAreNotThere(String type) {
        assertThat(SupplyTest.class.getClassLoader().getResource(type)).isNull();
    }

    @Test
    void everyBuildListsWhatIsInsideInTheFormOfCycloneDx() throws IOException {
        assertThat(read("app/pom.xml")).contains("<artifactId>cyclonedx-maven-plugin</artifactId>");
        assertThat(read("pom.xml").replaceAll("\\s+", ""))
                .contains(
                        "<artifactId>cyclonedx-maven-plugin</artifactId>",
                        "<phase>package</phase><goals><goal>makeBom</goal></goals>",
                        "<outputName>sbom</outputName><outputFormat>json</outputFormat>"
                                + "<includeTestScope>false</includeTestScope>");
    }

    /// By the Maven that builds this, as this folder sets it up, from a folder that stands in for the world.
    @Test
    void downloadsWithWrongChecksumsFailTheBuild(@TempDir Path folder) throws Exception {
        var far = Files.createDirectories(folder.resolve("far/x/far/1"));
        Files.writeString(far.resolve("far-1.pom"), """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>x</groupId><artifactId>far</artifactId><version>1</version><packaging>pom</packaging></project>
                """);
        Files.writeString(far.resolve("far-1.pom.sha1"), "0".repeat(40));
        var near = Files.createDirectories(folder.resolve("near/.mvn"));
        Files.copy(ROOT.resolve(".mvn/maven.config"), near.resolve("maven.config"));
        Files.writeString(folder.resolve("near/pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion>
                <parent><groupId>x</groupId><artifactId>far</artifactId><version>1</version><relativePath/></parent>
                <artifactId>near</artifactId><packaging>pom</packaging>
                <repositories><repository><id>central</id><url>%s</url></repository></repositories></project>
                """.formatted(
                        folder.resolve("far").toUri()));

        var noMirrors =
                Files.writeString(folder.resolve("settings.xml"), "<settings/>").toString();

        var told = maven(
                folder.resolve("near"),
                "-s",
                noMirrors,
                "-gs",
                noMirrors,
                "-Dmaven.repo.local=" + folder.resolve("local"),
                "validate");

        assertThat(told).contains("Checksum validation failed");
    }

    private static String maven(Path where, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("mvn", "-B"));
        command.addAll(List.of(arguments));
        try {
            var maven = new ProcessBuilder(command)
                    .directory(where.toFile())
                    .redirectErrorStream(true)
                    .start();
            maven.getOutputStream().close();
            var told = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            maven.waitFor();
            return told;
        } catch (IOException notFound) {
            return abort("There is no mvn on the path");
        }
    }

    @Test
    void theSecurityPolicySaysHowToReport() throws IOException {
        assertThat(read("SECURITY.md"))
                .contains("Report it privately", "*Report a vulnerability*", "You get an answer within a week")
                .contains("app/target/sbom.json");
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
