/** What is compared between the objects of an app. */
export type AppCheck = 'duplicates' | 'selectors' | 'host-ports' | 'budget';
