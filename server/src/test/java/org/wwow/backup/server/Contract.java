package org.wwow.backup.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// `docs/protocol/openapi.yaml`: every answer a scenario gets is held against it.
final class Contract {
    static final Contract WRITTEN = load();
    private static final String ADDRESS = "https://contract.example/openapi.json";
    private static final String SCHEMAS = "#/components/schemas/";
    /// What any call may answer, whether its entry repeats it or not.
    private static final Set<Integer> ANY_CALL = Set.of(400, 403, 404, 405, 413, 415, 429, 503);

    private final JsonNode document;
    private final SchemaRegistry schemas;

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of(ADDRESS,
                        "{\"components\":" + document.get("components") + "}")));
    }

    /// Each call as `GET /path`.
    Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        document.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return calls;
    }

    /// Fails where an answer of a written call has a status or a body that is not written.
    void check(HttpResponse<String> answer) {
        String method = answer.request().method();
        Optional<JsonNode> call = call(method, answer.request().uri().getPath());
        if (call.isEmpty()) {
            return;
        }
        JsonNode written = resolved(call.get().path("responses").path(Integer.toString(answer.statusCode())));
        String where = method + " " + answer.request().uri().getPath() + " " + answer.statusCode();
        if (written.isMissingNode()) {
            assertThat(ANY_CALL).as(where).contains(answer.statusCode());
            assertValid(where, "Problem", answer.body());
            return;
        }
        JsonNode schema = written.path("content")
                .path(answer.statusCode() < 400
                        ? "application/json"
                        : "application/problem+json")
                .path("schema")
                .path("$ref");
        if (!schema.isMissingNode()) {
            assertValid(where, schema.asString().substring(SCHEMAS.length()), answer.body());
        }
    }

    private void assertValid(String where, String schema, String body) {
        List<?> errors = schemas.getSchema(SchemaLocation.of(ADDRESS + SCHEMAS + schema))
                .validate(body, InputFormat.JSON);
        assertThat(errors).as(where).isEmpty();
    }

    private Optional<JsonNode> call(String method, String path) {
        return document.get("paths")
                .propertyStream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
                .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(call -> !call.isMissingNode())
                .findFirst();
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : document.at(reference.asString().substring(1));
    }

    private static Contract load() {
        Path contract = Path.of(System.getProperty("backup.vectors")).resolveSibling("docs/protocol/openapi.yaml");
        try {
            return new Contract(new YAMLMapper().readTree(Files.readString(contract)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
