package dev.arbflow.jobs.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.UpdateOneModel;
import dev.arbflow.jobs.io.PatternSamples;
import dev.arbflow.jobs.io.StoreSamples;
import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.kmeans.ModelBytes;
import java.util.List;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class PatternDocumentsTest {

    @Test
    void aWindowAndItsClusterAreTwoWritesToOneDocument() {
        Upsert observed = Documents.WINDOW.upsert(PatternSamples.window());
        Upsert clustered = Documents.CLUSTERED_WINDOW.upsert(PatternSamples.clustered());

        assertThat(observed.id()).isEqualTo(clustered.id());
        assertThat(set(observed)).doesNotContainKeys("cluster", "modelVersion", "distance");
        assertThat(set(clustered)).containsOnlyKeys("cluster", "modelVersion", "distance");
    }

    @Test
    void whatIsNotKnownIsNull() {
        double[] raw = PatternSamples.vector(1);
        raw[6] = Double.NaN;

        Document features =
                set(Documents.WINDOW.upsert(PatternSamples.window(raw)))
                        .get("features", Document.class);

        assertThat(features).containsEntry("crossVenueBps", null).containsEntry("returnBps", 1.0);
    }

    @Test
    void theClusterOfATradeIsADocumentOfItsOwnUnderTheTradesPseudonym() {
        Upsert trade = Documents.TRADE.upsert(StoreSamples.trade(StoreSamples.OPENED_US));
        Upsert clustered = Documents.CLUSTERED_TRADE.upsert(PatternSamples.trade());

        assertThat(Documents.CLUSTERED_TRADE.collection())
                .isNotEqualTo(Documents.TRADE.collection());
        assertThat(clustered.id()).isEqualTo(trade.id());
        assertThat(set(clustered))
                .containsEntry("cluster", 2)
                .containsEntry("modelVersion", 7L)
                .doesNotContainKeys("price", "quantity", "takerSide");
    }

    @Test
    void theBehaviourOfAnEpisodeLeavesItsStateAlone() {
        Upsert episode = Documents.EPISODE.upsert(StoreSamples.open(1));
        Upsert context = Documents.CONTEXT.upsert(PatternSamples.episode());

        assertThat(context.id()).isEqualTo(episode.id());
        assertThat(context.update().get("$setOnInsert"))
                .isEqualTo(episode.update().get("$setOnInsert"));
        assertThat(context.update()).doesNotContainKey("$max");
        assertThat(
                        set(context)
                                .getEmbedded(List.of("patterns", "sell"), Document.class)
                                .getInteger("cluster"))
                .isEqualTo(4);
    }

    @Test
    void aLegOfWhichNothingIsKnownIsNull() {
        var sample = PatternSamples.episode();
        Upsert context =
                Documents.CONTEXT.upsert(
                        new EpisodeContext(
                                sample.route(),
                                sample.openedUs(),
                                sample.buy(),
                                null,
                                sample.similar()));

        assertThat(set(context).get("patterns", Document.class)).containsEntry("sell", null);
    }

    @Test
    void aPointOfAWindowLeavesOutWhatIsNotKnown() {
        double[] raw = PatternSamples.vector(1);
        raw[6] = Double.NaN;

        String line = Points.FEATURE_WINDOW.point(PatternSamples.window(raw)).toLineProtocol();

        assertThat(line)
                .startsWith("feature_window,market=BTC/USD,venue=KRAKEN ")
                .contains("complete=true", "returnBps=1.0", "scalerVersion=3i")
                .doesNotContain("crossVenueBps")
                .endsWith(" " + StoreSamples.OPENED_US + "000");
    }

    @Test
    void aStoredModelIsLoadedAgainByItsBytes() throws Exception {
        Document model = set(Documents.MODEL.upsert(PatternSamples.model()));

        KMeansModelData loaded = ModelBytes.decode(model.get("model", Binary.class).getData());

        assertThat(loaded.centroids).isEqualTo(PatternSamples.model().model().centroids);
        assertThat(model.getList("labels", Integer.class)).containsExactly(2, 4);
    }

    @Test
    void anAlarmNamesTheClusterAndTheMoment() {
        assertThat(Documents.DRIFT.upsert(PatternSamples.drift()).id())
                .isEqualTo("2@1700000000123000");
    }

    @Test
    void aPointOfAModelHasItsQuality() {
        assertThat(Points.MODEL.point(PatternSamples.model()).toLineProtocol())
                .startsWith("model agreement=0.875,clusters=2i,daviesBouldin=0.75,")
                .contains("silhouette=0.5", "version=7i");
    }

    @Test
    void aPointOfAClusterHasItsVersion() {
        assertThat(Points.CLUSTER.point(PatternSamples.clustered()).toLineProtocol())
                .isEqualTo(
                        "cluster,market=BTC/USD,venue=KRAKEN"
                                + " cluster=2i,distance=0.25,modelVersion=7i "
                                + StoreSamples.OPENED_US
                                + "000");
    }

    private static Document set(Upsert upsert) {
        UpdateOneModel<?> model = upsert.model();
        assertThat(model.getOptions().isUpsert()).isTrue();
        return upsert.update().get("$set", Document.class);
    }
}
