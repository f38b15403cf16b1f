package dev.arbflow.embedded.endpoints;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads what Surefire writes of the tests that it has run. */
final class TestReports {
    private TestReports() {}

    /** How a test ended. */
    enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    /**
     * A test that was run, or one case of it.
     *
     * @param className without its package
     * @param reason first line of what was said of a failure or a skip; empty if it passed
     */
    record Result(String className, String name, Outcome outcome, String reason) {}

    /**
     * The tests of these classes, in every module of a repository.
     *
     * @param classes names without package
     * @param since only reports that were written then or later
     * @throws IOException if a report cannot be read
     */
    static List<Result> read(Path root, Set<String> classes, Instant since) throws IOException {
        List<Path> reports;
        try (Stream<Path> files = Files.walk(root)) {
            reports =
                    files.filter(file -> file.getParent().endsWith("target/surefire-reports"))
                            .filter(file -> file.toString().endsWith(".xml"))
                            .filter(file -> classes.contains(className(file)))
                            .sorted()
                            .toList();
        }
        List<Result> results = new ArrayList<>();
        for (Path report : reports) {
            if (!Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
                results.addAll(results(report));
            }
        }
        return results;
    }

    /** Of {@code TEST-dev.arbflow.FooTest.xml}, {@code FooTest}. */
    private static String className(Path report) {
        String name = report.getFileName().toString().replaceFirst("\\.xml$", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Result> results(Path report) throws IOException {
        NodeList cases = parse(report).getElementsByTagName("testcase");
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            results.add(result(className(report), test));
        }
        return results;
    }

    private static Result result(String className, Element test) {
        for (String kind : List.of("failure", "error", "skipped")) {
            Optional<Element> said = child(test, kind);
            if (said.isPresent()) {
                return new Result(
                        className,
                        test.getAttribute("name"),
                        kind.equals("skipped") ? Outcome.SKIPPED : Outcome.FAILED,
                        firstLine(said.get()));
            }
        }
        return new Result(className, test.getAttribute("name"), Outcome.PASSED, "");
    }

    private static Optional<Element> child(Element test, String name) {
        return Optional.ofNullable((Element) test.getElementsByTagName(name).item(0));
    }

    private static String firstLine(Element said) {
        String message = said.getAttribute("message");
        return (message.isBlank() ? said.getTextContent() : message)
                .strip()
                .lines()
                .findFirst()
                .orElse("no reason given");
    }

    private static Document parse(Path report) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(report.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + " is no report of tests", e);
        }
    }
}
