package dev.cloudcart.simulators.quickbooks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Intuit's schema files, as far as a JSON body has to do with them: types with their properties, and enumerations.
final class Xsd {

    private static final String NAMESPACE = "http://www.w3.org/2001/XMLSchema";

    private final Map<String, Map<String, String>> types = new HashMap<>();
    private final Map<String, String> bases = new HashMap<>();
    private final Map<String, Set<String>> enumerations = new HashMap<>();

    static Xsd read(Path folder) {
        var xsd = new Xsd();
        try (var files = Files.list(folder)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            for (var file : files.sorted().toList()) {
                xsd.take(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
            }
            return xsd;
        } catch (Exception e) {
            throw new IllegalStateException("The schema cannot be read", e);
        }
    }

    boolean knows(String type) {
        return types.containsKey(type);
    }

    /// The schema's own name of the type of a property, its bases included.
    Optional<String> typeOf(String type, String property) {
        for (var at = type; at != null; at = bases.get(at)) {
            var found = types.getOrDefault(at, Map.of()).get(property);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// The values of an enumeration; empty for any other type.
    Set<String> values(String type) {
        return enumerations.getOrDefault(type, Set.of());
    }

    private void take(Element schema) {
        for (var type : children(schema, "simpleType")) {
            var values = new HashSet<String>();
            all(type, "enumeration").forEach(value -> values.add(value.getAttribute("value")));
            enumerations.put(type.getAttribute("name"), values);
        }
        for (var type : children(schema, "complexType")) {
            var name = type.getAttribute("name");
            var properties = types.computeIfAbsent(name, _ -> new LinkedHashMap<>());
            all(type, "extension").forEach(extension -> bases.put(name, local(extension.getAttribute("base"))));
            all(type, "element").forEach(element -> add(properties, element));
            all(type, "attribute").forEach(attribute -> add(properties, attribute));
        }
    }

    private static void add(Map<String, String> properties, Element element) {
        var reference = local(element.getAttribute("ref"));
        if (reference.isEmpty()) {
            properties.put(element.getAttribute("name"), local(element.getAttribute("type")));
        } else {
            properties.put(reference, reference);
        }
    }

    private static List<Element> children(Element parent, String name) {
        return list(parent.getElementsByTagNameNS(NAMESPACE, name)).stream()
                .filter(element -> parent.isSameNode(element.getParentNode()))
                .toList();
    }

    private static List<Element> all(Element parent, String name) {
        return list(parent.getElementsByTagNameNS(NAMESPACE, name));
    }

    private static List<Element> list(NodeList nodes) {
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
