package dev.arbflow.embedded.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.embedded.FieldType;
import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.JsonQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A bucket of a test's own on an InfluxDB 2 that somebody else runs, read with InfluxQL; closing
 * deletes it.
 *
 * @param bucketId by which the bucket is deleted
 * @param bucket also the name of its InfluxQL database, as InfluxDB 2 maps it by itself
 * @see <a href="https://docs.influxdata.com/influxdb/v2/api/v1-compatibility/">v1 compatibility</a>
 */
record NamedInflux(String url, String token, String org, String bucket, String bucketId)
        implements InfluxStore {

    /**
     * Makes the bucket.
     *
     * @throws IOException with the server's words if it refuses
     */
    static NamedInflux withOwnBucket(String url, String token, String org, String bucket)
            throws IOException {
        String id = new InfluxBuckets(url, token).create(org, bucket);
        return new NamedInflux(url, token, org, bucket, id);
    }

    /** InfluxDB makes measurements by writing to them. */
    @Override
    public void createTable(String measurement, List<String> tags, Map<String, FieldType> fields) {}

    @Override
    public List<Map<String, Object>> rows(String measurement) throws IOException {
        JsonNode answer =
                new JsonQuery(url + "/query", "Token " + token)
                        .get(
                                Map.of(
                                        "db",
                                        bucket,
                                        "epoch",
                                        "ns",
                                        "q",
                                        "SELECT * FROM \"" + measurement + "\""));
        JsonNode series = answer.at("/results/0/series/0");
        List<String> columns = new ArrayList<>();
        series.path("columns").forEach(column -> columns.add(column.asText()));
        return JsonQuery.rows(columns, series.path("values"));
    }

    @Override
    public void close() {
        try {
            new InfluxBuckets(url, token).delete(bucketId);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete bucket " + bucket, e);
        }
    }

    @Override
    public String toString() {
        return "InfluxDB at " + url + ", org " + org + ", bucket " + bucket;
    }
}
