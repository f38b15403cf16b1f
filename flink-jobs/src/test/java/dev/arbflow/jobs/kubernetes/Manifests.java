package dev.arbflow.jobs.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The files of k8s/base as kustomize puts them together. */
final class Manifests {
    static final String FOLDER = "k8s/base/";
    static final List<String> JOBS = List.of("ingest", "arbitrage", "pattern");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA =
            "META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

    /** The operator's schema is half a megabyte, with many levels. */
    private static final int LARGEST = 10_000_000;

    private Manifests() {}

    /** A file of the folder. */
    static JsonNode file(String name) {
        return JSON.valueToTree(new Yaml().load(RepositoryFiles.text(FOLDER + name)));
    }

    /** A job with what all share, as kustomize lays a patch over a custom resource. */
    static JsonNode job(String name) {
        ObjectNode patch = file("common.yaml").deepCopy();
        patch.remove("metadata"); // names what a patch is for, not what it says
        return merged(file(name + ".yaml"), patch);
    }

    /** RFC 7396. */
    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            result.set(field.getKey(), merged(result.path(field.getKey()), field.getValue()));
        }
        return result;
    }

    /** What the operator takes for a FlinkDeployment, with a complaint about every other field. */
    static JsonNode schema() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        try (InputStream crd = Manifests.class.getClassLoader().getResourceAsStream(SCHEMA)) {
            JsonNode versions = JSON.valueToTree(new Yaml(options).load(crd)).at("/spec/versions");
            JsonNode spec = versions.path(0).at("/schema/openAPIV3Schema/properties/spec");
            return strict(spec.deepCopy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode strict(JsonNode schema) {
        if (schema.isObject()
                && schema.has("properties")
                && !schema.has("additionalProperties")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                && schema.path("type").asText().equals("object")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(Manifests::strict);
        return schema;
    }
}
