package org.huiyin.triage;

import java.time.InstantSource;
import org.huiyin.matter.Summaries;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TriageConfiguration {

  @Bean
  TopicSuggestions topicSuggestions(Summaries summaries) {
    return new TopicSuggestions(
        institution ->
            summaries.toLearnFrom(institution).stream()
                .map(taught -> new Example(taught.text(), taught.topic()))
                .toList(),
        System::nanoTime);
  }

  @Bean
  SimilarMatters similarMatters(
      Summaries summaries, @Qualifier("securityTime") InstantSource securityTime) {
    return new SimilarMatters(summaries, securityTime);
  }
}
