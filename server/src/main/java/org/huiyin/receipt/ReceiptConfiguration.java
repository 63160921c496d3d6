package org.huiyin.receipt;

import org.huiyin.page.FormsWithDocuments;
import org.huiyin.page.PageTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReceiptConfiguration {

  @Bean
  PageTexts textsOfReceipts() {
    return new PageTexts("messages/receipt");
  }

  @Bean
  FormsWithDocuments receiptsAreVerified() {
    return new FormsWithDocuments(LedgerPages.LEDGER);
  }
}
