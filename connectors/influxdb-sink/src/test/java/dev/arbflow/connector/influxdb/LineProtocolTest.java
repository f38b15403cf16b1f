package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LineProtocolTest {

    @Test
    void writesAnyPrecisionAsNanoseconds() {
        Point point = Point.measurement("quote").addField("bid", 1.5);
        assertThat(LineProtocol.of(point.time(1_700_000_000_123_456L, WritePrecision.US)))
                .isEqualTo("quote bid=1.5 1700000000123456000");
        assertThat(
                        LineProtocol.of(
                                point.time(
                                        Instant.parse("2023-11-14T22:13:20.123456789Z"),
                                        WritePrecision.NS)))
                .isEqualTo("quote bid=1.5 1700000000123456789");
    }

    @Test
    void findsTheMeasurementOfALine() {
        assertThat(LineProtocol.measurement("quote,venue=KRAKEN bid=1 1")).isEqualTo("quote");
        assertThat(LineProtocol.measurement("quote bid=1 1")).isEqualTo("quote");
        assertThat(LineProtocol.measurement("a\\ b\\,c,t=v x=1 1")).isEqualTo("a\\ b\\,c");
        assertThat(LineProtocol.measurement("odd\\")).isEqualTo("odd\\");
    }
}
