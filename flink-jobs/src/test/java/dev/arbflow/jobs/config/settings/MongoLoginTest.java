package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import dev.arbflow.jobs.config.ConfigError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login reaches MongoDB's driver as it was given, read by the driver's own parser. */
class MongoLoginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://one:1,two:2/?authSource=admin",
                "mongodb://one",
                "mongodb://one/?appName=desk@site",
                "mongodb://one/db@2?appName=desk@site",
                "mongodb://[::1]:1"
            })
    void theDriverReadsTheLoginThatWasGiven(String uri) {
        for (String password : List.of("plain", "p@ss:w/o%r?d#&+ =", "Zoë", "%40")) {
            ConnectionString read = new ConnectionString(MongoLogin.into(uri, "me@x", password));

            assertThat(read.getUsername()).isEqualTo("me@x");
            assertThat(read.getPassword()).isEqualTo(password.toCharArray());
            assertThat(read.getHosts()).isEqualTo(new ConnectionString(uri).getHosts());
        }
    }

    @Test
    void isPutIntoTheAddressThatTheJobsUse() {
        assertThat(uri(Map.of("MONGO_USER", "me", "MONGO_PASS", "a/b")))
                .isEqualTo("mongodb://me:a%2Fb@stores.example:1/?authSource=admin");
        assertThat(uri(Map.of())).isEqualTo("mongodb://stores.example:1/?authSource=admin");
    }

    @Test
    void aUserNeedsAPassword() {
        assertThatThrownBy(() -> uri(Map.of("MONGO_USER", "me")))
                .isInstanceOf(ConfigError.class)
                .hasMessage("MONGO_PASS is not set; put it into the environment");
    }

    @Test
    void twoLoginsAreRefusedWithoutShowingOne() {
        assertThatThrownBy(() -> MongoLogin.into("mongodb://a:hidden@host", "me", "hidden"))
                .isInstanceOf(ConfigError.class)
                .hasMessage("MONGO_USER is set, but MONGO_URI has a login already; keep one");
    }

    private static String uri(Map<String, String> login) {
        Map<String, String> environment = new HashMap<>(login);
        environment.put("MONGO_URI", "mongodb://stores.example:1/?authSource=admin");
        return new ConfigReader(new String[0], environment).report().mongo().uri().reveal();
    }
}
