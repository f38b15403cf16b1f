package dev.arbflow.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.questdb.Bootstrap;
import io.questdb.PropBootstrapConfiguration;
import io.questdb.PropServerConfiguration;
import io.questdb.ServerConfiguration;
import io.questdb.ServerMain;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoException;
import io.questdb.log.LogFactory;
import io.questdb.std.FilesFacadeImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * QuestDB in this JVM, answering {@code /api/v2/write} and {@code /ping} like InfluxDB 2.
 *
 * <p>A point overwrites one with the same time and tags, as in InfluxDB, because {@link
 * #createTable} says so up front; a measurement or field it was not told of is refused with status
 * 400, since a table made by writing would keep duplicates and only microseconds. Any organisation
 * and bucket are accepted, but one token only, and no page of a browser. A write is readable once
 * applied: see {@link #awaitApplied}. After {@link #close} only the daemon thread of QuestDB's
 * JVM-wide log remains.
 */
public final class EmbeddedInflux implements InfluxStore {

    private static final long APPLY_TIMEOUT_S = 30;

    private final ServerMain server;
    private final String token;
    private final JsonQuery sql;

    private EmbeddedInflux(ServerMain server, String token) {
        this.server = server;
        this.token = token;
        this.sql = new JsonQuery(url() + "/exec", "Token " + token());
    }

    /**
     * Starts a server that is ready for clients when this returns.
     *
     * @param port or 0 for any free one
     * @throws IOException if the port is in use or the folder cannot be used
     */
    public static EmbeddedInflux start(Path dataDir, int port) throws IOException {
        Map<String, String> settings = settings(LoopbackPorts.check("InfluxDB", port));
        String token = InfluxLogin.token(dataDir);
        log(dataDir);
        PropBootstrapConfiguration configuration =
                new PropBootstrapConfiguration() {
                    @Override
                    public Map<String, String> getEnv() {
                        return settings;
                    }

                    @Override
                    public ServerConfiguration getServerConfiguration(Bootstrap bootstrap)
                            throws Exception {
                        return new PropServerConfiguration(
                                bootstrap.getRootDirectory(),
                                bootstrap.loadProperties(),
                                settings,
                                bootstrap.getLog(),
                                bootstrap.getBuildInformation(),
                                FilesFacadeImpl.INSTANCE,
                                bootstrap.getMicrosecondClock(),
                                (configured, engine, open) -> InfluxLogin.parts(configured, token));
                    }

                    @Override
                    public boolean useSite() {
                        return false; // no web console
                    }
                };
        String[] arguments = Bootstrap.getServerMainArgs(dataDir.toString());
        ServerMain server = new ServerMain(new Bootstrap(configuration, arguments));
        server.start();
        return new EmbeddedInflux(server, token);
    }

    @Override
    public String url() {
        return "http://" + LoopbackPorts.LOOPBACK + ":" + server.getHttpServerPort();
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public String org() {
        return "arbflow";
    }

    @Override
    public String bucket() {
        return "arbflow";
    }

    @Override
    public void createTable(String measurement, List<String> tags, Map<String, FieldType> fields)
            throws IOException {
        String columns =
                Stream.concat(
                                tags.stream().map(tag -> quoted(tag) + " SYMBOL"),
                                fields.entrySet().stream()
                                        .map(f -> quoted(f.getKey()) + " " + f.getValue()))
                        .collect(Collectors.joining(", "));
        String keys =
                Stream.concat(Stream.of("timestamp"), tags.stream().map(EmbeddedInflux::quoted))
                        .collect(Collectors.joining(", "));
        query(
                String.format(
                        Locale.ROOT,
                        "CREATE TABLE IF NOT EXISTS %s (timestamp TIMESTAMP_NS, %s)"
                                + " TIMESTAMP(timestamp) PARTITION BY DAY WAL"
                                + " DEDUP UPSERT KEYS(%s)",
                        quoted(measurement),
                        columns,
                        keys));
    }

    @Override
    public List<Map<String, Object>> rows(String measurement) throws IOException {
        awaitApplied(measurement);
        return query("SELECT timestamp::long AS time, * FROM " + quoted(measurement));
    }

    /**
     * Runs one statement.
     *
     * @return the rows from column to value, without nulls; empty for a statement that has none
     * @throws IOException with QuestDB's words if it refuses
     */
    public List<Map<String, Object>> query(String statement) throws IOException {
        JsonNode answer = sql.get(Map.of("query", statement));
        List<String> columns = new ArrayList<>();
        answer.path("columns").forEach(column -> columns.add(column.path("name").asText()));
        return JsonQuery.rows(columns, answer.path("dataset"));
    }

    /**
     * Waits until every write that was answered before is visible to queries.
     *
     * @throws IOException if that takes longer than half a minute or the table is unknown
     */
    public void awaitApplied(String measurement) throws IOException {
        CairoEngine engine = server.getEngine();
        if (engine.getTableTokenIfExists(measurement) == null) {
            throw new IOException("QuestDB has no table " + measurement);
        }
        try {
            engine.awaitTable(measurement, APPLY_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (CairoException e) {
            throw new IOException("QuestDB: " + e.getFlyweightMessage(), e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static void log(Path dataDir) throws IOException {
        Path folder = Files.createDirectories(dataDir.resolve("conf"));
        Files.writeString(
                folder.resolve("log.conf"),
                """
                writers=slf4j
                w.slf4j.class=%s
                w.slf4j.level=CRITICAL
                """
                        .formatted(QuestLog.class.getName()));
        LogFactory.configureRootDir(dataDir.toString());
    }

    private static Map<String, String> settings(int port) {
        return Map.ofEntries(
                setting("http.net.bind.to", LoopbackPorts.LOOPBACK + ":" + port),
                setting("http.min.enabled", "false"),
                setting("http.settings.readonly", "true"),
                setting("pg.enabled", "false"),
                setting("line.tcp.enabled", "false"),
                setting("line.auto.create.new.tables", "false"),
                setting("line.auto.create.new.columns", "false"),
                setting("telemetry.disable.completely", "true"),
                setting("metrics.enabled", "false"),
                setting("config.reload.enabled", "false"),
                setting("cairo.mat.view.enabled", "false"),
                setting("shared.network.worker.count", "1"),
                setting("shared.query.worker.count", "1"),
                setting("shared.write.worker.count", "1"),
                setting("wal.apply.worker.count", "1"),
                setting("view.compiler.worker.count", "0"),
                setting("export.worker.count", "0"),
                // After work its threads would look for more 10,000 times without a rest.
                setting("shared.worker.yield.threshold", "1"),
                setting("shared.worker.nap.threshold", "2"),
                setting("shared.worker.sleep.threshold", "3"),
                setting("wal.apply.worker.yield.threshold", "1"),
                setting("wal.apply.worker.nap.threshold", "2"),
                setting("wal.apply.worker.sleep.threshold", "3"),
                // Sized for a laptop: each open column maps and buffers these much.
                setting("cairo.writer.data.append.page.size", "1m"),
                setting("cairo.wal.writer.data.append.page.size", "256k"),
                setting("cairo.o3.column.memory.size", "256k"));
    }

    private static Map.Entry<String, String> setting(String name, String value) {
        return Map.entry(ServerMain.propertyPathToEnvVarName(name), value);
    }
}
