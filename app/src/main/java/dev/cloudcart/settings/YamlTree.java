package dev.cloudcart.settings;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads a YAML file as a tree.
final class YamlTree {

    /// What a few short repetitions may come to.
    private static final int REPEATED_CHARACTERS_MAX = 100_000;

    private final List<Problem> problems = new ArrayList<>();
    private long left;

    /// @param length of the file
    private YamlTree(int length) {
        this.left = (long) length + REPEATED_CHARACTERS_MAX;
    }

    /// @param tree null where the file is empty
    /// @param problems what no tree can hold
    record Read(@Nullable Tree tree, List<Problem> problems) {
        Read {
            problems = List.copyOf(problems);
        }
    }

    static Read read(String text) {
        try {
            var root = new Yaml(options()).compose(new StringReader(text));
            var reading = new YamlTree(text.length());
            return new Read(root == null ? null : reading.tree(root), reading.problems);
        } catch (YAMLException notYaml) {
            return new Read(null, List.of(problem(notYaml, text)));
        }
    }

    /// A list or a table that is referred to from a second place could hold itself.
    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        return options;
    }

    private Tree tree(Node node) {
        var place = place(node);
        return switch (node) {
            case ScalarNode scalar -> new Tree.Leaf(place, text(scalar));
            case SequenceNode sequence ->
                new Tree.Rows(
                        place, sequence.getValue().stream().map(this::tree).toList());
            case MappingNode mapping -> table(place, mapping);
            default -> new Tree.Leaf(place, "");
        };
    }

    /// A long text that is referred to from very many places would fill the memory.
    private String text(ScalarNode scalar) {
        left -= scalar.getValue().length();
        if (left < 0) {
            throw new YAMLException("More is repeated than a file is long");
        }
        return scalar.getValue().strip();
    }

    private Tree table(Place place, MappingNode mapping) {
        var values = new ArrayList<Tree.Named>();
        for (var tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                values.add(new Tree.Named(place(key), text(key), tree(tuple.getValueNode())));
            } else {
                problems.add(
                        new Problem(place(tuple.getKeyNode()), "a list or a table stands where a name is expected"));
            }
        }
        return new Tree.Table(place, values);
    }

    private static Place place(Node node) {
        return new Place.Line(node.getStartMark().getLine() + 1);
    }

    private static Problem problem(YAMLException notYaml, String text) {
        return switch (notYaml) {
            case MarkedYAMLException marked
            when marked.getProblemMark() != null -> {
                var line = marked.getProblemMark().getLine();
                var tab = text.lines()
                        .skip(line)
                        .findFirst()
                        .filter(found -> found.matches("\\s*\\t.*"))
                        .isPresent();
                yield new Problem(
                        new Place.Line(line + 1),
                        tab
                                ? "a tab stands at the start of this line; YAML is indented with blanks"
                                : "this is not YAML; look for a colon, a quote, a bracket or an indentation amiss here or just above");
            }
            case ReaderException reader ->
                new Problem(
                        new Place.Line(1
                                + (int) text.chars()
                                        .limit(Math.max(0, reader.getPosition()))
                                        .filter(c -> c == '\n')
                                        .count()),
                        "a character stands here that YAML does not allow");
            default ->
                new Problem(
                        new Place.Line(1),
                        "the file is too large, too deeply nested or refers to itself (* and &): write out what it repeats");
        };
    }
}
