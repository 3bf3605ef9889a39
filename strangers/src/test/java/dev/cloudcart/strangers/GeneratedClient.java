package dev.cloudcart.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ToolProvider;

import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/// A Java client made from Linnworks' own files by the OpenAPI Generator while the tests run, and compiled with the
/// code below `src/test/late` that calls it. Nothing of it is kept: the files have no licence that would allow it.
final class GeneratedClient {

    static final Path SPECIFICATIONS = Path.of("../../shared/specs/linnworks/1.0");

    private static final Path HOME = Path.of("target/linnworks");
    private static final Path GENERATED = HOME.resolve("generated");
    private static final Path CLASSES = HOME.resolve("classes");
    private static final Path LATE = Path.of("src/test/late");
    private static final Set<String> METHODS = Set.of(
            "AuthorizeByApplication",
            "SearchProcessedOrders",
            "GetOrdersById",
            "GetOpenOrders",
            "GetRefundHeadersByOrderId",
            "Search_PurchaseOrders2",
            "Get_PurchaseOrder",
            "GetSuppliers",
            "GetStockLocations",
            "GetCurrencyConversionRates",
            "CreateRMABooking",
            "ActionRMABooking",
            "GetReturnsExchanges");

    private GeneratedClient() {}

    /// Generates, compiles and loads everything anew.
    static ClassLoader load() throws IOException {
        delete(HOME);
        Files.createDirectories(HOME);
        var files = new ArrayList<String>();
        for (var file : files(SPECIFICATIONS, ".json")) {
            files.add(Files.readString(file));
        }
        var specification = Files.writeString(HOME.resolve("linnworks.json"), PrunedSpecification.of(files, METHODS));
        new DefaultGenerator().opts(options(specification)).generate();
        compile();
        return new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, GeneratedClient.class.getClassLoader());
    }

    /// The names of the generated classes that hold the methods.
    static List<String> apis() throws IOException {
        return files(GENERATED.resolve("src/main/java/linnworks/api"), ".java").stream()
                .map(file -> "linnworks.api." + file.getFileName().toString().replace(".java", ""))
                .toList();
    }

    /// Not validated: the names of methods repeat from file to file.
    private static ClientOptInput options(Path specification) {
        return new CodegenConfigurator()
                .setGeneratorName("java")
                .setLibrary("native")
                .setValidateSpec(false)
                .setInputSpec(specification.toString())
                .setOutputDir(GENERATED.toString())
                .setInvokerPackage("linnworks")
                .setApiPackage("linnworks.api")
                .setModelPackage("linnworks.model")
                .setAdditionalProperties(Map.of("openApiNullable", "false"))
                .setGlobalProperties(
                        Map.of("apiTests", "false", "modelTests", "false", "apiDocs", "false", "modelDocs", "false"))
                .toClientOptInput();
    }

    private static void compile() throws IOException {
        Files.createDirectories(CLASSES);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            var sources = new ArrayList<>(files(GENERATED.resolve("src/main/java"), ".java"));
            sources.addAll(files(LATE, ".java"));
            var options = List.of(
                    "-d",
                    CLASSES.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-nowarn");
            var task =
                    compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources));
            if (!task.call()) {
                throw new IllegalStateException("The generated client does not compile:\n" + said);
            }
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (var path : files(folder, "").reversed()) {
                Files.delete(path);
            }
        }
    }
}
