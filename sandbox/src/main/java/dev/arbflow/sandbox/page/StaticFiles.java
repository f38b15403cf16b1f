package dev.arbflow.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The page's own files and the charting library, out of the class path; nothing else is found. */
final class StaticFiles {
    private static final String CHARTS_VERSION =
            "META-INF/maven/org.webjars.npm/uplot/pom.properties";
    private static final String CHARTS = "META-INF/resources/webjars/uplot/%s/dist/";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    /** A file and what it is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(String type, byte[] bytes) {}

    private StaticFiles() {}

    /** The file behind a path like {@code /prices.js}. */
    static Optional<Found> find(String path) throws IOException {
        String name = path.equals("/") ? "index.html" : path.substring(1);
        if (!name.matches("(lib/)?[A-Za-z0-9-]+(\\.min|\\.esm)?\\.[a-z]+")) {
            return Optional.empty();
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        String resource =
                name.startsWith("lib/")
                        ? CHARTS.formatted(chartsVersion()) + name.substring("lib/".length())
                        : "page/" + name;
        try (InputStream in = open(resource)) {
            return type == null || in == null
                    ? Optional.empty()
                    : Optional.of(new Found(type, in.readAllBytes()));
        }
    }

    /** A WebJar has its version in its paths; the build alone decides which it is. */
    private static String chartsVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open(CHARTS_VERSION)) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    private static InputStream open(String resource) {
        return StaticFiles.class.getClassLoader().getResourceAsStream(resource);
    }
}
